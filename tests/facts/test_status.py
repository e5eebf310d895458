"""Which works reached which phase: a table of texts of our own."""

import pytest

from kg.model import Group, Mention, StatusChange
from tests.conftest import cases


def said(f):
    about = f.about.label if isinstance(f.about, Mention) else f"[{f.about.member_type}]" if isinstance(f.about, Group) else "?"
    return f"{about}={f.phase}({f.modality})"


@pytest.mark.parametrize("case", cases("status"), ids=lambda c: c["text"][:24])
def test_status(analyse, case):
    found = [said(f) for f in analyse(case["text"], title="通报").facts if isinstance(f, StatusChange)]
    assert sorted(found) == ([] if case["wanted"] == "-" else sorted(case["wanted"].split("; ")))
