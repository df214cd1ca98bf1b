"""The wheel, installed into an empty environment, works by itself: templates, catalogs, questionnaires, fonts inside."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_wheel_works_in_an_empty_environment(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = (tmp_path / "dist").glob("*.whl")
    home = tmp_path / "empty"
    venv.create(home, with_pip=False, symlinks=True)
    python = str(home / "bin" / "python")
    install = [sys.executable, "-m", "pip", f"--python={python}", "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    # The network is not there in tests: the libraries are those of this environment, the project is the wheel's.
    site = next((home / "lib").glob("python3*")) / "site-packages"
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    settings = {"REVIEW_INSTANCE": str(tmp_path / "instance"), "PATH": os.environ["PATH"]}

    def review(*arguments: str) -> str:
        done = subprocess.run(
            [str(home / "bin" / "review"), *arguments], cwd=tmp_path, env=settings, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = [python, "-c", "import review; print(review.__file__)"]
    assert str(home) in subprocess.run(where, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert "focal.point@xaa.example" in review("demo", "--prepare-only")
    review("report", "XAB", "untoc/criminalization", "--language", "ar", "--output", str(tmp_path / "draft.pdf"))
    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF-")
    assert '"no reply"' not in review("compare", "untoc/criminalization", "--by", "region", "--json")
    app = [python, "-m", "flask", "--app", "review", "routes"]
    secret = settings | {"REVIEW_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz"}
    routes = subprocess.run(app, cwd=tmp_path, env=secret, check=True, capture_output=True, text=True).stdout
    assert "home.show" in routes
