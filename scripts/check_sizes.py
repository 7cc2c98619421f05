"""Fails where a module has more than 400 lines or a function more than 40. Prints the median module.

Migrations and generated files are exempt. A function's lines are counted from `def` to its last
line without its docstring.
"""

import ast
import statistics
import sys
from pathlib import Path

MODULE_LINES, FUNCTION_LINES = 400, 40
ROOT = Path(__file__).resolve().parent.parent / "src" / "firewarden"


def long_functions(path: Path, tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                doc = node.body[0]
                lines -= (doc.end_lineno or doc.lineno) - doc.lineno + 1
            if lines > FUNCTION_LINES:
                found.append(f"{path}:{node.lineno}: {node.name} has {lines} lines, the limit is {FUNCTION_LINES}")
    return found


def main() -> int:
    problems, sizes = [], []
    for path in sorted(ROOT.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        text = path.read_text()
        count = text.count("\n")
        sizes.append(count)
        if count > MODULE_LINES:
            problems.append(f"{path}: {count} lines, the limit is {MODULE_LINES}")
        problems += long_functions(path, ast.parse(text))
    print("\n".join(problems))
    print(f"{len(sizes)} modules, median {statistics.median(sizes):.0f} lines, longest {max(sizes)}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
