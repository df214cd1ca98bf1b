"""The first shape."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "answer",
    "edition",
    "event",
    "file",
    "installation",
    "law",
    "passage",
    "reopening",
    "reply",
    "submission",
)


def _lay_triggers(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()"
    )


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("succeeded", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_at"), "attempt", ["at"], unique=False)
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("key", "number", name=op.f("uq_edition_key_number")),
        sa.UniqueConstraint("key", "sha256", name=op.f("uq_edition_key_sha256")),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("sessions_since", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "state",
        sa.Column("code", sa.String(length=3), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "region IN ('AFR', 'APG', 'EEU', 'GRULAC', 'WEO', 'OTHER')",
            name=op.f("ck_state_region"),
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_state")),
    )
    op.create_table(
        "accession",
        sa.Column("state", sa.String(length=3), nullable=False),
        sa.Column("instrument", sa.String(length=12), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_accession_state")),
        sa.PrimaryKeyConstraint("state", "instrument", name=op.f("pk_accession")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("details", sa.JSON(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_event_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("sha256", name=op.f("uq_event_sha256")),
    )
    op.create_table(
        "file",
        sa.Column("state", sa.String(length=3), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_file_author")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_file_state")),
        sa.PrimaryKeyConstraint("state", "sha256", name=op.f("pk_file")),
    )
    op.create_table(
        "law",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=3), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("date", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_law_author")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_law_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law")),
    )
    op.create_index("ix_law_latest", "law", ["state", "number", "id"], unique=False)
    op.create_table(
        "response",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=3), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["edition.id"], name=op.f("fk_response_edition")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_response_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint(
            "edition", "state", "phase", name=op.f("uq_response_edition_state_phase")
        ),
    )
    op.create_index(op.f("ix_response_edition"), "response", ["edition"], unique=False)
    op.create_index(op.f("ix_response_state"), "response", ["state"], unique=False)
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=3), nullable=True),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("note_verbale", sa.String(length=200), nullable=False),
        sa.CheckConstraint("(kind = 'officer') = (state IS NULL)", name=op.f("ck_role_state")),
        sa.CheckConstraint(
            "kind IN ('focal_point', 'expert', 'contributor', 'observer', 'officer')",
            name=op.f("ck_role_kind"),
        ),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_role_person")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_role_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
    )
    op.create_index(op.f("ix_role_person"), "role", ["person"], unique=False)
    op.create_index(op.f("ix_role_state"), "role", ["state"], unique=False)
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("response", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=120), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("author", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("cause", sa.String(length=8), nullable=False),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.Column("follows", sa.Integer(), nullable=True),
        sa.Column("settles", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "cause IN ('typed', 'imported', 'carried', 'restored', 'merged')",
            name=op.f("ck_answer_cause"),
        ),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name=op.f("fk_answer_author")),
        sa.ForeignKeyConstraint(["follows"], ["answer.id"], name=op.f("fk_answer_follows")),
        sa.ForeignKeyConstraint(["response"], ["response.id"], name=op.f("fk_answer_response")),
        sa.ForeignKeyConstraint(["settles"], ["answer.id"], name=op.f("fk_answer_settles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    op.create_index("ix_answer_settles", "answer", ["settles"], unique=False)
    op.create_index(
        "ix_answer_standing", "answer", ["response", "aside", "question", "id"], unique=False
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("response", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["given_by"], ["person.id"], name=op.f("fk_assignment_given_by")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_assignment_person")),
        sa.ForeignKeyConstraint(["response"], ["response.id"], name=op.f("fk_assignment_response")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_person"), "assignment", ["person"], unique=False)
    op.create_index(
        "uq_assignment_in_force",
        "assignment",
        ["response", "section", "person"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("response", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("cleared_by", sa.Integer(), nullable=False),
        sa.Column("cleared_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cleared_by"], ["person.id"], name=op.f("fk_submission_cleared_by")
        ),
        sa.ForeignKeyConstraint(["response"], ["response.id"], name=op.f("fk_submission_response")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("response", "number", name=op.f("uq_submission_response_number")),
    )
    op.create_table(
        "reopening",
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reopened_by", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reopened_by"], ["person.id"], name=op.f("fk_reopening_reopened_by")
        ),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("fk_reopening_submission")
        ),
        sa.PrimaryKeyConstraint("submission", name=op.f("pk_reopening")),
    )
    op.create_table(
        "reply",
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=120), nullable=False),
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("amount", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("fk_reply_submission")
        ),
    )
    op.create_index(
        "ix_reply_counted", "reply", ["submission", "question", "item", "amount"], unique=False
    )
    op.create_index(
        "ix_reply_question", "reply", ["question", "submission", "item", "amount"], unique=False
    )
    op.create_table(
        "passage",
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=120), nullable=False),
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("fk_passage_submission")
        ),
    )
    op.create_index("ix_passage_question", "passage", ["question", "submission"], unique=False)
    for table in APPEND_ONLY:
        _lay_triggers(table)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_passage_question", table_name="passage")
    op.drop_table("passage")
    op.drop_index("ix_reply_question", table_name="reply")
    op.drop_index("ix_reply_counted", table_name="reply")
    op.drop_table("reply")
    op.drop_table("reopening")
    op.drop_table("submission")
    op.drop_index(
        "uq_assignment_in_force",
        table_name="assignment",
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.drop_index(op.f("ix_assignment_person"), table_name="assignment")
    op.drop_table("assignment")
    op.drop_index("ix_answer_standing", table_name="answer")
    op.drop_index("ix_answer_settles", table_name="answer")
    op.drop_table("answer")
    op.drop_index(op.f("ix_role_state"), table_name="role")
    op.drop_index(op.f("ix_role_person"), table_name="role")
    op.drop_table("role")
    op.drop_index(op.f("ix_response_state"), table_name="response")
    op.drop_index(op.f("ix_response_edition"), table_name="response")
    op.drop_table("response")
    op.drop_index("ix_law_latest", table_name="law")
    op.drop_table("law")
    op.drop_table("file")
    op.drop_table("event")
    op.drop_table("accession")
    op.drop_table("state")
    op.drop_table("person")
    op.drop_table("installation")
    op.drop_table("edition")
    op.drop_index(op.f("ix_attempt_at"), table_name="attempt")
    op.drop_table("attempt")
    if op.get_bind().dialect.name == "postgresql":
        for table in APPEND_ONLY:
            op.execute(f"DROP FUNCTION {table}_is_append_only()")
