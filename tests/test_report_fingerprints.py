"""The marks by which CI servers know a finding again."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_lint import Finding, Source
from nato_lint.report.fingerprints import identities, line_hashes
from tests.linting import findings

HARBOUR = """\
The harbour reopens on on Monday.

The quay stays shut, the the mayor says. It leaks.

The ferry leaves at at noon.

The ferry leaves at at noon.
"""


def known(text: str) -> dict[str, str]:
    """The identities of the findings in a text, and the words that each is about."""
    found = findings(text, "DUP001", "AID001", "LNT001")
    return {
        identity: text[each.start : each.end]
        for identity, each in zip(identities(found), found, strict=True)
    }


class TestIdentities:
    def test_each_finding_has_its_own(self) -> None:
        assert sorted(known(HARBOUR).values()) == [
            "The harbour reopens on on Monday.",
            "at at",
            "at at",
            "on on",
            "the the",
        ]

    @given(
        st.lists(
            st.builds(
                lambda code, passage: Finding(0, 0, "", code=code, passage=passage),
                st.sampled_from(["DUP001", "DUP002"]),
                st.sampled_from(["", "1", "11", "12"]),
            )
        )
    )
    def test_no_two_are_the_same(self, found: list[Finding]) -> None:
        assert len(set(identities(found))) == len(found)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            pytest.param("The harbour", "Some news.\n\n* One\n* Two\n\nThe harbour", id="above"),
            pytest.param("The ferry", "- A list.\n\nThe ferry", id="between"),
            pytest.param("The quay stays shut,", "The quay\nstays   shut,", id="line breaks"),
            pytest.param(" It leaks.", " It leaks badly, we hear.", id="the next sentence"),
            pytest.param("\n", "\r\n", id="line ends"),
        ],
    )
    def test_changes_elsewhere_make_no_difference(self, old: str, new: str) -> None:
        assert old in HARBOUR
        assert known(HARBOUR.replace(old, new)).keys() == known(HARBOUR).keys()

    @pytest.mark.parametrize("fixed", ["on on", "the the"])
    def test_the_others_stay_when_one_is_fixed(self, fixed: str) -> None:
        before, after = known(HARBOUR), known(HARBOUR.replace(fixed, fixed.split()[0]))
        gone = before.keys() - after.keys()
        assert [before[identity] for identity in gone] == [fixed]
        assert after.keys() < before.keys()

    def test_of_equal_ones_the_first_stay(self) -> None:
        before, after = known(HARBOUR), known(HARBOUR.replace("at at", "at", 1))
        assert after.keys() < before.keys()
        assert [*after.values()].count("at at") == 1

    def test_another_sentence_is_another_finding(self) -> None:
        changed = known(HARBOUR.replace("The harbour reopens", "The slipway reopens"))
        assert len(changed.keys() - known(HARBOUR).keys()) == 1


# What the action github/codeql-action/upload-sarif computes for each line of these texts.
REOPENS = "d02b77aa4490f88e:1 87e472eb3635012e:1 abe475f8d688993c:1"
LINE_HASHES = [
    ("", "c129715d7a2bc9a3:1"),
    ("The harbour reopens.\n\nNobody was hurt.\n", REOPENS),
    ("The harbour reopens.\r\n\r\nNobody was hurt.\r\n", REOPENS),
    ("The harbour reopens.\r\rNobody was hurt.\r", REOPENS),
    ("\tThe harbour  re opens.\n \n  Nobody was\thurt.\n", REOPENS),
    (
        "The harbour reopens.\n\nNobody was hurt.",
        "f37094f35e71dcf8:1 794f51565d333630:1 90569b7579464286:1",
    ),
    (
        "Nobody was hurt.\n" * 8,
        "d17a32b7129c3908:1 d17a32b7129c3908:2 478760f688004db5:1 ffd28c1bffb2e328:1 "
        "d20306695500db1f:1 6389a762f0d80d4a:1 e567e8d7e82baf99:1 abe475f8d688993c:1",
    ),
    ("The quay 😀 stays shut.\nÆrø, café.\n", "7641641d4c76b6bc:1 1ca6742838159d46:1"),
    (
        f"{'The ferry leaves at noon. ' * 40}\nThen it comes back.\n",
        "f5dccb71a1997c22:1 dad0b54ad994e637:1",
    ),
]


def hashes(source: Source, lines: Iterable[int]) -> list[str]:
    return [*line_hashes(source, lines).values()]


class TestLineHashes:
    @pytest.mark.parametrize(("text", "expected"), LINE_HASHES)
    def test_are_those_of_github(self, text: str, expected: str) -> None:
        each = expected.split()
        assert hashes(Source(text), range(1, len(each) + 1)) == each

    @pytest.mark.parametrize(("text", "expected"), LINE_HASHES)
    def test_of_a_single_line_too(self, text: str, expected: str) -> None:
        for number, one in enumerate(expected.split(), start=1):
            assert line_hashes(Source(text), [number]) == {number: one}

    def test_a_byte_order_mark_counts(self) -> None:
        source = Source("The harbour reopens.\nNobody was hurt.\n", has_bom=True)
        assert hashes(source, [1, 2]) == ["c05987ba3aa4d707:1", "abe475f8d688993c:1"]

    def test_lines_that_are_not_there_have_none(self) -> None:
        assert line_hashes(Source("word"), []) == {}
        assert line_hashes(Source("word"), [7]) == {}
