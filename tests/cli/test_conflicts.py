"""`dangqun conflicts`: what desks say differently, listed, shown whole and settled by a script."""

from contextlib import closing
from pathlib import Path

from app.domain.auth import SYSTEM
from app.services import conflicts, people
from app.services.desk import open_desk
from tests.cli.conftest import Run
from tests.cli.test_cli import refused
from tests.two_desks import another_desk


def differing(data: Path) -> None:
    """One card, changed at two desks."""
    with closing(open_desk(data)) as here:
        person = people.save(here, SYSTEM, None, {"name": "张伟", "phones": "13812345678"})[0].id
        with another_desk(here, data.parent / "there") as there:
            people.save(here, SYSTEM, person, {"employer": "邮局"})
            people.save(there, SYSTEM, person, {"employer": "粮站"})


def test_desks_that_agree_have_nothing_to_settle(centre: Run) -> None:
    done = centre("conflicts")
    assert done.code == 0 and "agree" in done.out
    assert centre("--json", "conflicts").facts == {"conflicts": []}


def test_what_differs_is_listed_shown_and_settled(centre: Run, tmp_path: Path) -> None:
    differing(tmp_path / "data")
    done = centre("conflicts")
    assert done.code == 0 and "Person · 张伟" in done.out and "* Work unit or address: 邮局" in done.out
    assert "138" not in done.out, "what doesn't differ is left out of the list"
    (one,) = centre("--json", "conflicts").facts["conflicts"]
    assert one["kind"] == "edit" and [choice["key"] for choice in one["choices"]] == ["1", "2", "other"]
    assert [side["own"] for side in one["sides"]] == [True, False]
    whole = centre("conflicts", one["id"][:6]).out
    assert "138****5678" in whole and "13812345678" not in whole
    assert f"--resolve {one['id'][:8]} 1" in whole
    done = centre("--json", "conflicts", "--resolve", one["id"], "2")
    assert done.code == 0 and done.facts == {"settled": one["id"], "left": 0}
    assert "settled" in refused(centre("conflicts", "--resolve", one["id"], "2"), 1)
    with closing(open_desk(tmp_path / "data")) as desk:
        (found,) = people.search(desk, "张伟")
        assert people.card(desk, found.id).employer == "粮站" and conflicts.count(desk) == 0


def test_another_value_is_given_field_by_field(centre: Run, tmp_path: Path) -> None:
    differing(tmp_path / "data")
    (one,) = centre("--json", "conflicts").facts["conflicts"]
    words = ("conflicts", "--resolve", one["id"][:8], "other")
    assert "name=value" in refused(centre(*words, "--set", "employer"), 1)
    assert refused(centre(*words), 1)
    assert refused(centre(*words, "--set", "name=李四"), 1), "only what differs"
    assert "versions" in refused(centre(*words[:-1], "7"), 1)
    done = centre(*words, "--set", "employer=书店")
    assert done.code == 0 and "Person · 张伟" in done.out
    with closing(open_desk(tmp_path / "data")) as desk:
        (found,) = people.search(desk, "张伟")
        assert people.card(desk, found.id).employer == "书店"


def test_a_mistyped_id_is_said(centre: Run) -> None:
    assert "ffff" in refused(centre("conflicts", "ffff"), 1)
    assert refused(centre("conflicts", "--resolve", "ffff"), 2)
