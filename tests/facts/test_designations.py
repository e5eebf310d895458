"""Who obtained which honour: a table of texts of our own."""

import pytest

from kg.model import Designation, Group, Mention
from tests.conftest import cases


def said(f):
    about = f.about.label if isinstance(f.about, Mention) else f.about.member_type if isinstance(f.about, Group) else "?"
    return f"{about}={f.honour.text}"


@pytest.mark.parametrize("case", cases("designations"), ids=lambda c: c["text"][:24])
def test_designations(analyse, case):
    found = [said(f) for f in analyse(case["text"], title="青原开发区建设情况通报").facts if isinstance(f, Designation)]
    assert sorted(found) == ([] if case["wanted"] == "-" else sorted(case["wanted"].split("; ")))


def test_a_bracket_in_what_is_counted_is_no_pattern(analyse):
    text = "经评审，认定恒远重机等12家企业为省级示范企业，锦程纺织等5家(规上[2类)+企业为培育企业。"
    groups = [f.member_type for f in analyse(text).facts if isinstance(f, Group)]
    assert any("[" in noun for noun in groups)
