"""Reads files of Python packages that need not be installed."""
import pathlib
import subprocess
import sys
import zipfile

FOLDER = pathlib.Path("target/clusters/packages")


def package(name, version):
    """Returns the wheel of a package as an open archive; pip gets it once (PyPI or a mirror)."""
    wheel = FOLDER / f"{name}-{version}-py3-none-any.whl"
    if not wheel.exists():
        command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*command, "-d", FOLDER, f"{name}=={version}"], check=True)
    return zipfile.ZipFile(wheel)


def finish(kind, problems, compared):
    """Ends the program: with the problems, or saying how much was compared."""
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems or not compared:
        sys.exit(f"{kind}: {len(problems)} problems, {compared} names compared")
    print(f"{kind}: {compared} names compared, all known")
