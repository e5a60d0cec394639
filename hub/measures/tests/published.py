"""Published results that our charts are held to. They are not part of the product, so tests skip where they are not."""

import json
from pathlib import Path
from typing import Any

import pytest

SPC = Path(__file__).parents[4] / "shared" / "data" / "methods" / "spc"
needs_data = pytest.mark.skipif(not SPC.exists(), reason="../shared/data is not here")


def cases(name: str) -> list[Any]:
    """Return the cases of one file, none where it is not here: the tests are then skipped, not failed."""
    return list(json.loads((SPC / name).read_text())) if SPC.exists() else []
