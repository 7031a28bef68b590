"""Keep the catalogue of texts: `python packaging/translations.py` takes new sources in and drops unused ones.

`--fill FILE.json` also takes translations from {"context": {"source": "translation"}}; `--missing FILE.json`
writes what still lacks one in the same form; `--check` changes nothing and exits with 1 if anything lacks.
"""

import argparse
import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "i18n" / "zh_CN.ts"
Texts = dict[tuple[str, str], str]


def lupdate() -> str:
    """Qt's extractor; raises FileNotFoundError where PySide6 is not installed."""
    for folder in (sysconfig.get_path("scripts"), None):
        found = shutil.which("pyside6-lupdate", path=folder)
        if found:
            return found
    raise FileNotFoundError("pyside6-lupdate")


def sources(source: Path = ROOT / "app") -> set[tuple[str, str]]:
    """Every (context, source) that the program says."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "new.ts"
        target.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1"></TS>\n')
        command = [lupdate(), "-extensions", "py", "-locations", "none", str(source), "-ts", str(target)]
        subprocess.run(command, check=True, capture_output=True)
        return {key for key, _translation, _state in entries(target)}


def entries(path: Path) -> list[tuple[tuple[str, str], str, str | None]]:
    """Every ((context, source), translation, state) of a catalogue; the state is None when it is finished."""
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            text = (translation.text or "") if translation is not None else ""
            state = translation.get("type") if translation is not None else "unfinished"
            found.append(((name, message.findtext("source") or ""), text, state))
    return found


def finished(path: Path = CATALOGUE) -> Texts:
    """The finished translations of a catalogue."""
    return {key: text for key, text, state in entries(path) if state is None and text}


def write(path: Path, wanted: set[tuple[str, str]], texts: Texts) -> None:
    """Write a catalogue of `wanted`, sorted, so that two people's additions rarely touch the same line."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append('<TS version="2.1" language="zh_CN" sourcelanguage="en">')
    for name in sorted({context for context, _source in wanted}):
        lines += ["<context>", f"    <name>{escape(name)}</name>"]
        for context, source in sorted(wanted):
            if context == name:
                text = texts.get((context, source), "")
                state = "" if text else ' type="unfinished"'
                lines.append("    <message>")
                lines.append(f"        <source>{escape(source)}</source>")
                lines.append(f"        <translation{state}>{escape(text)}</translation>")
                lines.append("    </message>")
        lines.append("</context>")
    lines.append("</TS>")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; answers the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", type=Path, action="append", default=[], metavar="FILE.json")
    parser.add_argument("--missing", type=Path, metavar="FILE.json")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    wanted = sources()
    texts = finished()
    for path in options.fill:
        for context, messages in json.loads(path.read_text(encoding="utf-8")).items():
            texts.update({(context, source): text for source, text in messages.items()})
    missing = sorted(key for key in wanted if not texts.get(key))
    if options.missing:
        form: dict[str, dict[str, str]] = {}
        for context, source in missing:
            form.setdefault(context, {})[source] = ""
        options.missing.write_text(json.dumps(form, ensure_ascii=False, indent=1), encoding="utf-8")
    if not options.check:
        write(CATALOGUE, wanted, texts)
    print(f"{len(wanted)} texts, {len(missing)} without a translation")
    return 1 if options.check and missing else 0


if __name__ == "__main__":
    sys.exit(main())
