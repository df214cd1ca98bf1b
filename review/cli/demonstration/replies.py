"""Making up the replies of an invented State: the same ones each time, for any questionnaire."""

from random import Random
from typing import Any

from review.questionnaire.path import in_force
from review.questionnaire.shape import Plain, Question, Questionnaire
from review.store.law import Law

#: How likely a State says yes, in part, or no where it can.
_REPLIES = ("yes", "yes", "yes", "yes", "partly", "partly", "no")


class Writer:
    """Writes the replies of one State; `words` are what its language has in words.yaml."""

    def __init__(self, code: str, language: str, words: dict[str, Any], english: dict[str, Any]) -> None:
        self.random = Random(code)  # noqa: S311 - made-up data, not a secret
        self.language = language
        self.words = words
        self.english = english

    def laws(self) -> list[Law]:
        """Return the State's laws, numbered from 1."""
        return [
            Law(
                number,
                title,
                citation,
                date=f"{1998 + 3 * number}-0{number}-1{number}",
                language=self.language,
                link=f"https://laws.example/{number}" if number % 2 else "",
            )
            for number, (title, citation) in enumerate(self.words["laws"], 1)
        ]

    def answers(self, questionnaire: Questionnaire, share: float = 1.0) -> dict[str, Plain]:
        """Return answers to the questions in force; `share` of them (0 to 1), in order, the rest left open."""
        given: dict[str, Plain] = {}
        keys = list(questionnaire.questions)
        last = int(share * len(keys))
        for place, key in enumerate(keys):
            question = questionnaire.questions[key]
            if place >= last or key not in in_force(questionnaire, given):
                continue
            skipped = question.need == "optional" and self.random.random() < 0.3
            value = None if skipped else self._value(question)
            if value is not None:
                given[key] = value
        return given

    def _text(self) -> str:
        count = self.random.choice((1, 1, 2))
        return "\n\n".join(self.random.sample(self.words["texts"], count))

    def _value(self, question: Question) -> Plain:
        random = self.random
        match question.kind:
            case "implementation":
                return random.choice(_REPLIES)
            case "choice":
                option = random.choice([key for key in question.option_texts if key != "none"])
                return {"option": option} | ({"other": self.words["other"]} if option == "other" else {})
            case "choices":
                options = [key for key in question.option_texts if key != "none"]
                ticked = [key for key in options if random.random() < 0.7] or options[:1]
                return {"options": ticked} | ({"other": self.words["other"]} if "other" in ticked else {})
            case "text":
                texts = [{"language": self.language, "text": self._text()}]
                if self.language != "en" and random.random() < 0.15:
                    texts.append({"language": "en", "text": random.choice(self.english["texts"])})
                return texts
            case "number":
                return str(random.choice((3, 4, 5)))
            case "date":
                return f"20{random.randint(10, 24)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
            case "statistics":
                return self._statistics(question)
            case "citations":
                laws = sorted(random.sample(range(1, len(self.words["laws"]) + 1), random.choice((1, 2))))
                return [
                    {
                        "law": law,
                        "provision": random.choice(self.words["provision"]) % random.randint(10, 390),
                    }
                    for law in laws
                ]
            case "authority":
                return dict(self.words["authority"])
            case "assistance":
                options = [option.key for option in question.options]
                value: dict[str, Plain] = {"needed": [key for key in options if random.random() < 0.3]}
                value["received"] = [key for key in options if random.random() < 0.1]
                value["provider"] = self.words["provider"] if value["received"] else ""
                return {name: found for name, found in value.items() if found} or None
            case "reference":
                return {"mechanism": self.words["mechanism"], "cycle": "II", "date": "2022-05-17"} | {
                    "link": "https://reviews.example/replies/8",
                    "valid_on": "2026-06-01",
                }
        return None

    def _statistics(self, question: Question) -> Plain:
        value: dict[str, Plain] = {}
        for year in question.years:
            if self.random.random() < 0.15:
                value |= {f"{row.key}/{year}": "na" for row in question.rows}
                continue
            counts = {row.key: self.random.randint(0, 180) for row in question.rows}
            for total, parts in question.sums.items():
                counts[total] = sum(counts[part] for part in parts)
            value |= {f"{row}/{year}": str(count) for row, count in counts.items()}
        return value
