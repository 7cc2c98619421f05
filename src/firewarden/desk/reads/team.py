"""Who somebody is here and what they may do: the only place where an Access is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from firewarden.desk.access import Access, InstallationRight, Person, Right
from firewarden.desk.records import Brand, Client, Membership, User, scope
from firewarden.desk.records import InstallationRight as RightRow
from firewarden.desk.records.user import right_of
from firewarden.vocabulary.care import Care
from firewarden.vocabulary.clock import Instant
from firewarden.vocabulary.errors import NotFound
from firewarden.vocabulary.plan import BrandClock, BrandKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandRow:
    id: UUID
    slug: str
    name: str
    code: str
    client: str
    kind: BrandKind
    color: str
    clock: BrandClock
    right: Right
    ours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    user: UUID
    name: str
    email: str
    right: Right


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRow:
    id: UUID
    name: str
    brands: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandSettings:
    name: str
    code: str
    kind: BrandKind
    color: str
    handles: tuple[str, ...]
    languages: tuple[str, ...]
    excluded_words: tuple[str, ...]
    contacts: tuple[str, ...]
    budget: float


def house(wall: Instant) -> Person:
    """The installation itself: the worker and the command line act as it."""
    return Person(user=None, installation=InstallationRight.OWNER, wall=wall, name="Firewarden")


def person(user: UUID, wall: Instant) -> Person:
    """Raises NotFound for nobody, or somebody whose account was closed."""
    found = User.objects.filter(pk=user, is_active=True).first()
    if found is None:
        raise NotFound("There is no such account.")
    return person_of(found, wall)


def person_of(found: User, wall: Instant) -> Person:
    """For an account that was fetched already, like that of a request."""
    right = right_of(found.pk)
    return Person(
        user=found.pk,
        installation=None if right is None else InstallationRight(right),
        wall=wall,
        name=found.name or found.email,
        time_zone=found.time_zone,
        language=found.language,
        care=msgspec.convert(found.care, Care),
    )


def access(person: Person, slug: str) -> Access:
    """What this person may do in this brand. Raises NotFound for whoever is no member of it."""
    if person.user is None:
        brand = Brand.objects.filter(slug=slug, retired_at=None).first()
        if brand is None:
            raise NotFound("There is no such brand.")
        return _access(person, brand, Right.MANAGE)
    member = (
        Membership.objects.filter(user=person.user, brand__slug=slug, brand__retired_at=None)
        .select_related("brand")
        .first()
    )
    if member is None:
        raise NotFound("There is no such brand, or you are no member of it.")
    return _access(person, member.brand, Right(member.right))


def everywhere(person: Person) -> list[Access]:
    """One for each brand this person is a member of, by name; for the installation itself one for each brand."""
    if person.user is None:
        brands = Brand.objects.filter(retired_at=None).order_by("name")
        return [_access(person, brand, Right.MANAGE) for brand in brands]
    members = Membership.objects.filter(user=person.user, brand__retired_at=None)
    return [
        _access(person, member.brand, Right(member.right))
        for member in members.select_related("brand").order_by("brand__name")
    ]


def brands(person: Person) -> list[BrandRow]:
    """The brands this person is a member of, by name."""
    members = Membership.objects.filter(user=person.user, brand__retired_at=None)
    return [
        BrandRow(
            id=member.brand_id,
            slug=member.brand.slug,
            name=member.brand.name,
            code=member.brand.code,
            client=member.brand.client.name,
            kind=BrandKind(member.brand.kind),
            color=member.brand.color,
            clock=member.brand.clock(),
            right=Right(member.right),
            ours=_ours(member.brand),
        )
        for member in members.select_related("brand__client").order_by("brand__name")
    ]


def access_to(person: Person, brands: Sequence[BrandRow], slug: str) -> Access:
    """Like `access`, from the `brands` of this person. Raises NotFound for one that is not among them."""
    row = next((row for row in brands if row.slug == slug), None)
    if row is None:
        raise NotFound("There is no such brand, or you are no member of it.")
    return Access(
        person=person, brand=row.id, slug=row.slug, kind=row.kind, clock=row.clock, right=row.right, ours=row.ours
    )


def members(access: Access) -> list[MemberRow]:
    """By name. Who may read the brand may know who else does."""
    access.need("read")
    return [
        MemberRow(user=row.user_id, name=str(row.user), email=row.user.email, right=Right(row.right))
        for row in scope.of_brand(access, Membership).select_related("user").order_by("user__name", "user__email")
    ]


def clients(person: Person) -> list[ClientRow]:
    """For whoever may create brands."""
    person.need("create brand")
    return [
        ClientRow(id=client.pk, name=client.name, brands=client.brands.count())
        for client in Client.objects.prefetch_related("brands").order_by("name")
    ]


def brand_settings(access: Access) -> BrandSettings:
    access.need("read")
    brand = scope.brand(access)
    return BrandSettings(
        name=brand.name,
        code=brand.code,
        kind=BrandKind(brand.kind),
        color=brand.color,
        handles=tuple(brand.handles),
        languages=tuple(brand.languages),
        excluded_words=tuple(brand.excluded_words),
        contacts=tuple(brand.contacts),
        budget=brand.budget,
    )


def has_owner() -> bool:
    """False on a fresh installation: the first run asks for one."""
    return RightRow.objects.filter(right=InstallationRight.OWNER).exists()


def owners(person: Person) -> list[UUID]:
    """For the command line: whoever owns the installation sees what it makes."""
    person.need("invite user")
    return list(RightRow.objects.filter(right=InstallationRight.OWNER).values_list("user_id", flat=True))


def user_by_email(person: Person, email: str) -> UUID | None:
    """For adding a member: whoever may manage some brand, or the installation, may ask."""
    manages = Membership.objects.filter(user=person.user, right=Right.MANAGE).exists()
    if not manages and not person.may("invite user"):
        return None
    return User.objects.filter(email=User.objects.clean_email(email)).values_list("pk", flat=True).first()


def _access(person: Person, brand: Brand, right: Right) -> Access:
    return Access(
        person=person,
        brand=brand.pk,
        slug=brand.slug,
        kind=BrandKind(brand.kind),
        clock=brand.clock(),
        right=right,
        ours=_ours(brand),
    )


def _ours(brand: Brand) -> tuple[str, ...]:
    return (*brand.contacts, *brand.handles)


def first_client(person: Person) -> UUID | None:
    """Whoever works for one client alone is not asked which."""
    person.need("create brand")
    return Client.objects.order_by("created_at").values_list("pk", flat=True).first()


def owner_not_yet_in(person: Person) -> str | None:
    """The owner's address while nobody has ever signed in as owner: the way in may be shown again."""
    person.need("invite user")
    owner = RightRow.objects.filter(right=InstallationRight.OWNER).select_related("user").first()
    return owner.user.email if owner is not None and owner.user.last_login is None else None
