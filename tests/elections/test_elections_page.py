"""The page for secretaries and tellers, typed as it stands."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "elections.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_block_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    for name in ("scripts", "tools"):
        (tmp_path / name).symlink_to(ROOT / name)
    before = ""
    done = 0
    for kind, name, content in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if name:
            (tmp_path / name).write_text(content, encoding="utf-8")
        elif kind == "sh":
            ran = subprocess.run(["bash", "-euc", content], cwd=tmp_path, capture_output=True, text=True, check=False)
            assert (ran.returncode, ran.stderr) == (0, ""), content
            before = ran.stdout
            done += 1
        else:
            pattern = re.escape(content).replace("…", "[0-9a-f]{64}")
            assert re.fullmatch(pattern, before), f"{before}\nis not\n{content}"
    assert done == 2
