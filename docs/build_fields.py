"""Writes docs/fields.md from the docstrings of the record: ``python docs/build_fields.py``."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "sponsorboard/postings/posting.py"
PAGE = ROOT / "docs/fields.md"

HEAD = """# The record, field by field

Made from `sponsorboard/postings/posting.py` by `python docs/build_fields.py`; do not edit.
`sponsorboard enrich`, `search --json`, `export`, the API and the index all give this record.
"""


def classes(tree: ast.Module) -> list[ast.ClassDef]:
    """The record first, its parts after it in the order of the file."""
    found = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return sorted(found, key=lambda node: node.name != "Posting")


def rows(node: ast.ClassDef) -> list[str]:
    """One table row a field: name, type, docstring."""
    found = []
    for field, said in zip(node.body, node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(said, ast.Expr):
            assert isinstance(field.target, ast.Name)
            assert isinstance(said.value, ast.Constant)
            name = "from" if field.target.id == "origin" else field.target.id
            kind = ast.unparse(field.annotation).replace("|", "\\|")
            text = " ".join(str(said.value.value).split()).replace("``", "`").replace("|", "\\|")
            found.append(f"| `{name}` | `{kind}` | {text} |")
    return found


def values(tree: ast.Module) -> list[str]:
    """One line a vocabulary: its name and its words."""
    found = []
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
            assert isinstance(node.targets[0], ast.Name)
            words = [word.value for word in ast.walk(node.value) if isinstance(word, ast.Constant)]
            found.append(f"- **{node.targets[0].id}**: " + ", ".join(f"`{w}`" for w in words))
    return found


def page() -> str:
    """The whole page."""
    tree = ast.parse(RECORD.read_text(encoding="utf-8"))
    parts = [HEAD]
    for node in classes(tree):
        intro = " ".join((ast.get_docstring(node) or "").split()).replace("``", "`")
        parts += [f"\n## {node.name}\n\n{intro}\n\n| field | type | meaning |\n|---|---|---|\n"]
        parts += ["\n".join(rows(node)) + "\n"]
    parts += ["\n## Vocabularies\n\n", "\n".join(values(tree)) + "\n"]
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
