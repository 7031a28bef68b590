"""What certificates, revocations and adoptions come to: in any order, and whatever somebody with own keys signs."""

import base64
import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sites import Level
from app.domain.sync import trust
from app.domain.sync.trust import (
    Adoption,
    Certificate,
    Document,
    Grant,
    Revocation,
    Roster,
    document_id,
    fingerprint,
    read_document,
    site_of,
    write_document,
)

CITY, DISTRICT, OTHER, STREET, COMMUNITY = "440300-001", "440305-001", "440306-001", "440305-100", "440305-007"
LEVEL = {
    CITY: Level.CITY,
    DISTRICT: Level.DISTRICT,
    OTHER: Level.DISTRICT,
    STREET: Level.STREET,
    COMMUNITY: Level.COMMUNITY,
}


def key(name: str) -> str:
    return base64.b64encode(hashlib.sha256(name.encode()).digest()).decode()


def site(name: str) -> str:
    return site_of(key(name))


class World:
    """Documents, and by whose keys they are signed: cryptography reduced to who knows which key."""

    def __init__(self) -> None:
        self.signed: dict[Document, set[str]] = defaultdict(set)
        self.clock = itertools.count(1000)

    def put(self, document: Document, *keys: str) -> Document:
        """Add a document signed by the keys of these names."""
        self.signed[document].update(map(key, keys))
        return document

    def says(self, name: str, centre: str, level: Level | None = None, **more: object) -> Certificate:
        """What a desk says of itself."""
        one = Certificate(
            site(name), name, "A", centre, centre, level or LEVEL[centre], key(name), f"age-{name}", site(name),
            next(self.clock),
        )  # fmt: skip
        one = replace(one, **more)  # type: ignore[arg-type]
        self.put(one, name)
        return one

    def certifies(self, issuer: str, name: str, centre: str, **more: object) -> Certificate:
        """A desk certifies another one, which has asked for it."""
        said = next(
            (one for one in self.signed if isinstance(one, Certificate) and one.issuer == site(name) == one.site), None
        )
        said = said if said is not None and said.centre == centre else self.says(name, centre)
        one = replace(said, issuer=site(issuer), issued=next(self.clock), **more)  # type: ignore[arg-type]
        self.put(one, issuer)
        return one

    def adopts(self, name: str, root: str, parent: str) -> None:
        """A desk tells its centre who stands above."""
        self.put(Adoption(site(root), parent, site(name), next(self.clock)), name)

    def revokes(self, issuer: str, name: str, cut: dict[str, int] | None = None) -> Revocation:
        """A desk revokes another, keeping what that one has signed until now."""
        keeps = tuple(sorted(document_id(one) for one in self.signed if one.issuer == site(name)))
        lines = tuple((stream, seq, "0" * 64) for stream, seq in (cut or {}).items())
        one = Revocation(site(name), lines, "lost", site(issuer), next(self.clock), keeps)
        self.put(one, issuer)
        return one

    def roster(self, centre: str, *roots: str, order: Iterable[Document] | None = None) -> Roster:
        """What it comes to on a desk of a centre."""
        return trust.roster(
            self.signed if order is None else order, map(site, roots), centre,
            lambda document, issuer: issuer.sign in self.signed.get(document, ()),
        )  # fmt: skip


def tree() -> World:
    """A city, two districts (one with two desks), a street below one, and a community with two desks below it."""
    world = World()
    world.says("city", CITY)
    world.certifies("city", "district", DISTRICT)
    world.adopts("district", "city", CITY)
    world.certifies("district", "district B", DISTRICT)
    world.certifies("city", "other", OTHER)
    world.adopts("other", "city", CITY)
    world.certifies("district", "street", STREET)
    world.adopts("street", "city", DISTRICT)
    world.certifies("street", "community", COMMUNITY)
    world.adopts("community", "city", STREET)
    world.certifies("community", "community B", COMMUNITY)
    return world


HONEST = ("city", "district", "district B", "other", "street", "community", "community B")
HOME = {
    "city": CITY,
    "district": DISTRICT,
    "district B": DISTRICT,
    "other": OTHER,
    "street": STREET,
    "community": COMMUNITY,
    "community B": COMMUNITY,
}
ABOVE = {CITY: "", DISTRICT: CITY, OTHER: CITY, STREET: DISTRICT, COMMUNITY: STREET}


def test_a_tree_of_centres_is_known_from_its_root() -> None:
    found = tree().roster(CITY, "city")
    assert {one.name: one.centre for one in found.certificates.values()} == HOME
    assert found.parents == ABOVE
    assert found.ancestors(COMMUNITY) == (STREET, DISTRICT, CITY)
    assert found.level(COMMUNITY) is Level.COMMUNITY
    assert [one.name for one in found.neighbours(site("district"))] == ["city", "district B", "street"]
    assert [one.name for one in found.neighbours(site("community B"))] == ["street", "community"]
    assert found.neighbours(site("nobody")) == ()


def test_without_a_root_nobody_is_anybody() -> None:
    assert tree().roster(CITY).certificates == {}
    assert tree().roster(OTHER, "nobody").certificates == {}


def test_a_centre_alone_trusts_itself() -> None:
    world = World()
    world.says("desk", COMMUNITY)
    found = world.roster(COMMUNITY, "desk")
    assert found.is_trusted(site("desk"))
    assert (found.parents, found.level(COMMUNITY)) == ({COMMUNITY: ""}, Level.COMMUNITY)


def test_the_second_desk_learns_of_the_centre_above_by_the_first_ones_word() -> None:
    """It pinned only the first desk, before that one was enrolled."""
    world = tree()
    world.says("community", COMMUNITY)
    found = world.roster(COMMUNITY, "community", "community B")
    assert found.ancestors(COMMUNITY) == (STREET, DISTRICT, CITY)
    assert site("other") in found.certificates


def test_a_centre_learns_of_those_that_come_above_later() -> None:
    world = World()
    world.says("street", STREET)
    world.certifies("street", "community", COMMUNITY)
    world.adopts("community", "street", STREET)
    assert world.roster(COMMUNITY, "street").ancestors(COMMUNITY) == (STREET,)
    world.says("city", CITY)
    world.certifies("city", "district", DISTRICT)
    world.certifies("district", "street", STREET)
    world.adopts("street", "city", DISTRICT)
    assert world.roster(COMMUNITY, "street").ancestors(COMMUNITY) == (STREET, DISTRICT, CITY)


@pytest.mark.parametrize("who", ["other", "community"])
def test_a_root_is_adopted_only_by_the_own_centre_or_one_above(who: str) -> None:
    world = tree()
    world.says("stranger", "999999-001", Level.CITY)
    world.adopts(who, "stranger", CITY)
    assert site("stranger") not in world.roster(DISTRICT, "city").certificates
    world.adopts("district B", "stranger", CITY)
    assert site("stranger") in world.roster(DISTRICT, "city").certificates


def test_a_desk_writes_for_its_own_centre_and_up_to_the_cut() -> None:
    world = tree()
    stream = f"centre:{COMMUNITY}"
    assert world.roster(CITY, "city").counts(site("community B"), stream, 900)
    assert not world.roster(CITY, "city").counts(site("community B"), f"centre:{STREET}", 1)
    assert not world.roster(CITY, "city").counts(site("nobody"), stream, 1)
    world.revokes("street", "community B", {stream: 12})
    found = world.roster(CITY, "city")
    assert found.counts(site("community B"), stream, 12)
    assert not found.counts(site("community B"), stream, 13)
    assert not found.counts(site("community B"), f"report:{COMMUNITY}", 1)
    assert (found.last(site("community B"), stream), found.last(site("city"), stream)) == (12, float("inf"))
    lines = ((stream, 7, "1" * 64), (stream, 9, "2" * 64))  # the machine was copied, and both branches are here
    world.put(Revocation(site("community B"), lines, "lost", site("street"), next(world.clock)), "street")
    assert world.roster(CITY, "city").last(site("community B"), stream) == 9
    assert not found.is_trusted(site("community B"))
    assert site("community B") not in [one.site for one in found.neighbours(site("community"))]


@pytest.mark.parametrize("issuer", ["other", "community", "community B"])
def test_only_the_own_centre_or_one_above_revokes(issuer: str) -> None:
    world = tree()
    world.revokes(issuer, "street")
    assert world.roster(CITY, "city").is_trusted(site("street"))


def test_a_lost_key_makes_no_desks_any_more_and_those_it_made_stay() -> None:
    world = tree()
    world.revokes("street", "community")
    found = world.roster(CITY, "city")
    assert not found.is_trusted(site("community"))
    assert found.is_trusted(site("community B"))
    world.certifies("community", "thief", COMMUNITY)
    world.put(replace(world.says("thief", COMMUNITY), issuer=site("community"), issued=1), "community")
    found = world.roster(CITY, "city")
    assert site("thief") not in found.certificates
    world.revokes("community", "community B")
    assert world.roster(CITY, "city").is_trusted(site("community B"))
    world.revokes("thief", "community B")
    assert world.roster(CITY, "city").is_trusted(site("community B"))
    world.revokes("community B", "community")  # knowing all of it, and keeping it: but the street doesn't
    assert site("thief") not in world.roster(CITY, "city").certificates
    # Another desk of the centre vouches for it, and it is one.
    world.certifies("community B", "no thief", COMMUNITY)
    assert world.roster(CITY, "city").is_trusted(site("no thief"))


def test_what_two_desks_of_one_centre_say_against_each_other_both_holds_until_one_above_decides() -> None:
    world = tree()
    made = next(one for one in world.signed if one.issuer == site("community") and getattr(one, "name", "")[-1:] == "B")
    for one, other in (("community", "community B"), ("community B", "community")):
        word = Revocation(site(other), (), "it was you", site(one), next(world.clock), (document_id(made),))
        world.put(word, one)
    found = world.roster(CITY, "city")
    assert set(found.revocations) == {site("community"), site("community B")}
    decision = Revocation(site("community B"), (), "it was stolen", site("street"), next(world.clock))
    world.put(decision, "street")
    assert set(world.roster(CITY, "city").revocations) == {site("community B")}


@pytest.mark.parametrize(
    ("issuer", "victim"), [("community", "other"), ("other", "community"), ("street", "community")]
)
def test_a_desk_has_to_have_said_itself_that_it_belongs_there(issuer: str, victim: str) -> None:
    """Or anybody could make another centre's desk one of its own, which then would speak for nobody else."""
    world = tree()
    own = next(one for one in world.signed if isinstance(one, Certificate) and one.name == victim)
    for centre, level in (
        (HOME[issuer], LEVEL[HOME[issuer]]),
        ("440306-200", Level.STREET),
        ("440305-200", Level.POINT),
    ):
        world.put(replace(own, centre=centre, level=level, issuer=site(issuer), issued=1), issuer)
    assert world.roster(CITY, "city").certificates[site(victim)].centre == HOME[victim]


def test_a_desk_belongs_to_one_centre_the_higher_one() -> None:
    world = tree()
    world.says("street", COMMUNITY)
    world.certifies("community", "street", COMMUNITY)
    found = world.roster(CITY, "city")
    assert found.certificates[site("street")].centre == STREET
    assert not found.counts(site("street"), f"centre:{COMMUNITY}", 1)


@pytest.mark.parametrize("level", [Level.CITY, Level.DISTRICT, Level.STREET, Level.COMMUNITY])
def test_nobody_makes_centres_of_his_own_level_or_above(level: Level) -> None:
    world = tree()
    for centre in ("440305-900", "999900-001"):
        world.says(f"new {centre}", centre, level)
        world.certifies("community", f"new {centre}", centre)
    assert set(world.roster(CITY, "city").parents) == set(LEVEL)


@pytest.mark.parametrize("claimant", ["other", "district"])
def test_a_centre_that_stands_somewhere_is_not_claimed_by_another_district(claimant: str) -> None:
    world = tree()
    victim = COMMUNITY if claimant == "other" else OTHER
    for level in (Level.STREET, Level.COMMUNITY, Level.POINT):
        said = world.says(f"false {level}", victim, level)
        world.put(replace(said, issuer=site(claimant), issued=1), claimant)
        world.put(Adoption(site("city"), HOME[claimant], said.site, 2), f"false {level}", claimant)
    own = next(one for one in world.signed if isinstance(one, Certificate) and one.centre == victim)
    world.put(replace(own, issuer=site(claimant), issued=1), claimant)
    for who in (claimant, "fresh"):
        world.put(Adoption(site("city"), HOME[claimant], site(who), 9999), who)
    found = world.roster(CITY, "city")
    writes = {one.name for one in found.certificates.values() if one.centre == victim}
    if victim == OTHER:
        assert writes == {"other"}
        assert (found.level(OTHER), found.parents[OTHER]) == (Level.DISTRICT, CITY)
    else:
        assert "false community" not in writes
        assert (found.level(victim), found.parents[victim]) == (Level.COMMUNITY, STREET)


def test_an_id_stands_for_one_key() -> None:
    world = tree()
    good = next(one for one in world.signed if isinstance(one, Certificate) and one.name == "community B")
    stolen = replace(good, sign=key("thief"), issuer=good.site, issued=99_999)
    world.put(stolen, "thief")
    world.put(replace(stolen, issuer=site("community")), "community")
    world.put(Grant(COMMUNITY, True, good.site, 99_999), "thief")
    found = world.roster(CITY, "city")
    assert found.certificates[good.site].sign == good.sign
    assert not found.granted


def test_an_id_from_before_there_were_keys_gets_one_within_its_centre_only() -> None:
    world = tree()
    old = "f" * 32
    said = replace(world.says("community", COMMUNITY), site=old, sign=key("old"), issuer=old)
    world.put(said, "old")
    world.put(replace(said, issuer=site("street")), "street")
    assert old not in world.roster(CITY, "city").certificates
    world.put(replace(said, issuer=site("community")), "community")
    found = world.roster(CITY, "city")
    assert found.certificates[old].sign == key("old")
    assert old in found.replaced


def test_a_machine_under_a_new_identity_is_known_by_its_old_key() -> None:
    world = tree()
    said = world.says("renewed", COMMUNITY, replaces=site("community B"))
    world.put(replace(said, issuer=site("community")), "community")
    assert world.roster(CITY, "city").replaced == frozenset()  # anybody can say so
    world.put(replace(said, issuer=site("community B")), "community B")
    found = world.roster(CITY, "city")
    assert found.replaced == {site("community B")}
    assert [one.name for one in found.neighbours(site("community"))] == ["street", "renewed"]
    heard = found.neighbours(site("community"), heard={site("community B")})
    assert {one.name for one in heard} == {"street", "community B", "renewed"}


def test_a_centre_moves_only_with_its_own_consent() -> None:
    world = tree()
    world.says("new street", "440306-100", Level.STREET)
    world.certifies("other", "new street", "440306-100")
    world.certifies("new street", "community", COMMUNITY)
    assert world.roster(CITY, "city").parents[COMMUNITY] == STREET
    world.adopts("community B", "city", "440306-100")
    found = world.roster(CITY, "city")
    assert found.parents[COMMUNITY] == "440306-100"
    assert found.is_trusted(site("community")) and found.is_trusted(site("community B"))


def test_leave_for_the_centres_above_is_the_centres_own_to_give() -> None:
    world = tree()
    stream = f"centre:{COMMUNITY}"
    for name in ("street", "other"):
        world.put(Grant(COMMUNITY, True, site(name), next(world.clock)), name)
    assert not world.roster(CITY, "city").may_have(STREET, stream)
    world.put(Grant(COMMUNITY, True, site("community B"), next(world.clock)), "community B")
    found = world.roster(CITY, "city")
    assert found.may_have(STREET, stream) and found.may_have(CITY, stream)
    assert not found.may_have(OTHER, stream)
    world.put(Grant(COMMUNITY, False, site("community"), next(world.clock)), "community")
    assert not world.roster(CITY, "city").may_have(STREET, stream)


def test_who_gets_what() -> None:
    found = tree().roster(CITY, "city")
    gets = {
        kind: [centre for centre in LEVEL if found.may_have(centre, f"{kind}:{STREET}")]
        for kind in ("reference", "centre", "report", "figures", "case", "later")
    }
    assert gets == {
        "reference": [STREET, COMMUNITY],
        "centre": [STREET],
        "report": [DISTRICT, STREET],
        "figures": [CITY, DISTRICT, STREET],
        "case": [CITY, DISTRICT, STREET, COMMUNITY],
        "later": [STREET],
    }


# ---- documents as text


def documents() -> st.SearchStrategy[Document]:
    sites = st.integers(0, 5).map(lambda n: site(str(n)))
    moment = st.integers(0, 2**47)
    text = st.text(st.characters(categories=["L", "N"], include_characters=" ·"), max_size=20)
    certificate = st.builds(
        Certificate, sites, text, st.sampled_from(["", "A", "Z"]), st.sampled_from(list(LEVEL)), text,
        st.sampled_from(Level), sites.map(key), text, sites, moment, st.just(""),
    )  # fmt: skip
    cut = st.lists(st.tuples(text.filter(bool), moment, st.just("ab" * 32)), max_size=2).map(tuple)
    return st.one_of(
        certificate,
        st.builds(Revocation, sites, cut, text, sites, moment, st.lists(sites, max_size=2).map(tuple)),
        st.builds(Adoption, sites, st.sampled_from(list(LEVEL)), sites, moment),
        st.builds(Grant, st.sampled_from(list(LEVEL)), st.booleans(), sites, moment),
    )


SIGNATURE = base64.b64encode(b"s" * 64).decode()


@given(documents())
def test_a_document_is_read_as_it_was_written_and_in_no_other_way(document: Document) -> None:
    text = write_document(document, SIGNATURE)
    assert read_document(text) == (document, SIGNATURE)
    for other in (text + " ", text.replace(":", ": ", 1), text[:-1], text.replace(SIGNATURE, "AAAA"), f"[{text}]"):
        with pytest.raises(ValueError):
            read_document(other)


@pytest.mark.parametrize("text", ["", "[]", "null", '["certificate",{},""]', "[" * 5000, '["?",{},"x"]', "[1,2,3]"])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_document(text)


def test_a_fingerprint_is_six_groups_that_can_be_read_out() -> None:
    groups = fingerprint(key("desk")).split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert fingerprint(key("desk")) != fingerprint(key("desk B"))


# ---- whatever somebody signs

FRESH = ("fresh", "fresh B")


def forged(names: tuple[str, ...]) -> st.SearchStrategy[Document]:
    """Any document that somebody with the keys of these desks, and as many new ones as he likes, can sign."""
    own = st.sampled_from([*names, *FRESH])
    anybody = st.sampled_from([*HONEST, *FRESH])
    centres = st.sampled_from([*LEVEL, "440305-008"])
    moment = st.integers(5000, 6000)
    sites = anybody.map(site)
    return st.one_of(
        st.builds(
            lambda one, sign, issuer, centre, level, issued, replaces: Certificate(
                site(one), one, "A", centre, centre, level, key(sign), "age", site(issuer), issued, replaces
            ),
            anybody, st.one_of(own, anybody), own, centres, st.sampled_from(Level), moment,
            st.one_of(st.just(""), sites),
        ),
        # What one says of oneself; also of somebody else, by a key of one's own.
        st.builds(
            lambda one, sign, centre, level, issued: Certificate(
                site(one), one, "A", centre, centre, level, key(sign), "age", site(one), issued, ""
            ),
            anybody, own, centres, st.sampled_from(Level), moment,
        ),
        st.builds(Revocation, sites, st.just(()), st.just("no"), own.map(site), moment),
        st.builds(Adoption, sites, centres, own.map(site), moment),
        st.builds(Grant, centres, st.booleans(), own.map(site), moment),
    )  # fmt: skip


def below(centre: str) -> set[str]:
    found = {centre}
    while True:
        more = {home for home, above in ABOVE.items() if above in found} - found
        if not more:
            return found
        found |= more


@given(st.data())
def test_nobody_speaks_for_a_centre_that_is_not_his_own_or_below_it(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["other", "street", "community", "district B"]))
    viewer = data.draw(st.sampled_from([home for home in LEVEL if HOME[name] not in {home, *_above(home)}]))
    world = tree()
    before = world.roster(viewer, "city")
    for document in data.draw(st.lists(forged((name,)), max_size=12)):
        world.put(document, name, *FRESH)
    after = world.roster(viewer, "city")
    his = below(HOME[name])
    for one in HONEST:
        if HOME[one] not in his:
            assert after.certificates[site(one)] == before.certificates[site(one)]
            assert after.is_trusted(site(one))
    for centre in set(LEVEL) - his:
        assert after.parents[centre] == ABOVE[centre]
        assert after.level(centre) is LEVEL[centre]
        assert centre not in after.granted
        writes = {one for one in after.certificates if after.counts(one, f"reference:{centre}", 1)}
        assert writes == {site(one) for one in HONEST if HOME[one] == centre}
    assert not after.replaced & {site(one) for one in HONEST if HOME[one] not in his}


def _above(centre: str) -> list[str]:
    found = []
    while ABOVE[centre]:
        centre = ABOVE[centre]
        found.append(centre)
    return found


@given(st.data())
def test_order_and_repetition_do_not_matter(data: st.DataObject) -> None:
    names = tuple(data.draw(st.sets(st.sampled_from(HONEST), min_size=1, max_size=3)))
    viewer = data.draw(st.sampled_from(list(LEVEL)))
    roots = data.draw(st.sets(st.sampled_from([*HONEST, *FRESH]), min_size=1, max_size=2))
    world = tree()
    for document in data.draw(st.lists(forged(names), max_size=10)):
        world.put(document, *names, *FRESH)
    known = list(world.signed)
    expected = world.roster(viewer, *sorted(roots))
    shuffled = data.draw(st.permutations(known))
    assert world.roster(viewer, *roots, order=shuffled) == expected
    assert world.roster(viewer, *roots, order=[*shuffled, *known[::2]]) == expected
