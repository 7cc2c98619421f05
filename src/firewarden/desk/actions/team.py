"""People and what they belong to: the first owner, sign-in links, clients, brands, members."""

import re
import secrets
from uuid import UUID

from django.db import transaction

from firewarden.desk.access import Access, InstallationRight, Person, Right
from firewarden.desk.actions.monitor import republish
from firewarden.desk.records import Brand, Client, Membership, SignInLink, User, chain, scope
from firewarden.desk.records import InstallationRight as RightRow
from firewarden.desk.tokens import hashed
from firewarden.vocabulary.clock import DAY, HOUR, Instant
from firewarden.vocabulary.errors import Conflict, NotFound
from firewarden.vocabulary.events import EventKind
from firewarden.vocabulary.plan import BrandClock, BrandKind
from firewarden.vocabulary.said import say
from firewarden.vocabulary.statement import Refused

LINK_LIFE = DAY
COLOR = "#5b6b7f"


@transaction.atomic
def create_owner(house: Person, email: str, name: str) -> tuple[UUID, str]:
    """The first person here, and the token of a link that lets them in once. Raises Conflict when there is an owner."""
    if RightRow.objects.filter(right=InstallationRight.OWNER).exists():
        raise Conflict(say("This installation has an owner already. Ask them for an invitation."))
    user = _create_user(house, email, name)
    RightRow.objects.create(user=user, right=InstallationRight.OWNER)
    chain.append_here(house, EventKind.OWNER_CREATED, subject=user.pk)
    return user.pk, _link(house, user, LINK_LIFE)


@transaction.atomic
def invite_user(person: Person, email: str, name: str) -> tuple[UUID, str] | Refused:
    """Makes an account and a link to hand over; whoever opens it sets a password or comes in once."""
    person.need("invite user")
    if User.objects.filter(email=User.objects.clean_email(email)).exists():
        return Refused(reason=say("Somebody with this address is here already. Add them to a brand instead."))
    user = _create_user(person, email, name)
    return user.pk, _link(person, user, 3 * LINK_LIFE)


@transaction.atomic
def make_signin_link(house: Person, email: str, life: int = HOUR) -> str:
    """The token of a single-use link, valid for `life` microseconds. For the command line and the owner:
    needs the right to invite. Raises NotFound."""
    house.need("invite user")
    user = User.objects.filter(email=User.objects.clean_email(email), is_active=True).first()
    if user is None:
        raise NotFound(f"Nobody with the address {email} is here.")
    return _link(house, user, life)


@transaction.atomic
def use_signin_link(token: str, wall: Instant) -> UUID | Refused:
    """Whom the token lets in. It works once."""
    now_used = SignInLink.objects.filter(token_hash=hashed(token), used_at=None, expires_at__gt=wall)
    found = now_used.select_related("user").first()
    if found is None or not found.user.is_active or not now_used.update(used_at=wall):
        return Refused(reason=say("This link was used or is too old. Ask for a new one."))
    person = Person(user=found.user_id, installation=None, wall=wall)
    chain.append_here(person, EventKind.SIGNIN_LINK_USED, subject=found.pk)
    return found.user_id


@transaction.atomic
def grant_right(person: Person, user: UUID, right: InstallationRight | None) -> None:
    """None takes the right away. Raises Conflict when the last owner would go."""
    person.need("grant right")
    owners = RightRow.objects.filter(right=InstallationRight.OWNER)
    if right is not InstallationRight.OWNER and not owners.exclude(user=user).exists():
        raise Conflict(say("Somebody has to own this installation. Name another owner first."))
    if right is None:
        RightRow.objects.filter(user=user).delete()
    else:
        RightRow.objects.update_or_create(user_id=user, defaults={"right": right})
    chain.append_here(person, EventKind.RIGHT_GRANTED, subject=user, right=right)


@transaction.atomic
def create_client(person: Person, name: str) -> UUID | Refused:
    person.need("create client")
    name = name.strip()
    if not name:
        return Refused(reason=say("Give the client a name."))
    if Client.objects.filter(name__iexact=name).exists():
        return Refused(reason=say("There is a client called {name} already.", name=name))
    client = Client.objects.create(name=name, created_at=person.wall)
    chain.append_here(person, EventKind.CLIENT_CREATED, subject=client.pk, content=name)
    return client.pk


@transaction.atomic
def create_brand(
    person: Person,
    client: UUID,
    name: str,
    *,
    kind: BrandKind = BrandKind.LIVE,
    clock: BrandClock | None = None,
    handles: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    excluded_words: tuple[str, ...] = (),
    color: str = "",
    budget: float = 1.0,
) -> str | Refused:
    """Its slug. Whoever creates a brand manages it."""
    person.need("create brand")
    name, clock = name.strip(), clock or BrandClock()
    refused = _brand_refused(name, kind, clock)
    if refused:
        return refused
    brand = Brand(
        client_id=client,
        name=name,
        slug=_free("slug", _slug(name)),
        code=_free("code", _code(name)),
        kind=kind,
        clock_start=clock.start,
        clock_speed=clock.speed,
        clock_since=clock.since,
        handles=[handle.lstrip("@") for handle in handles],
        languages=list(languages),
        excluded_words=list(excluded_words),
        budget=budget,
        color=color or COLOR,
        created_at=person.wall,
    )
    brand.save(force_insert=True)
    chain.append_here(person, EventKind.BRAND_CREATED, subject=brand.pk, content=name, brand=brand.pk, brand_kind=kind)
    if person.user is not None:
        _join(person, brand, person.user, Right.MANAGE)
    return brand.slug


@transaction.atomic
def change_brand(
    access: Access,
    *,
    name: str,
    handles: tuple[str, ...],
    languages: tuple[str, ...],
    excluded_words: tuple[str, ...],
    contacts: tuple[str, ...] = (),
    color: str = "",
) -> Refused | None:
    """A new plan goes out: whose posts are our own is part of it."""
    access.need("change brand")
    if not name.strip():
        return Refused(reason=say("Give the brand a name."))
    brand = scope.brand(access)
    brand.name, brand.color = name.strip(), color or brand.color
    brand.handles = [handle.lstrip("@") for handle in handles]
    brand.languages, brand.excluded_words, brand.contacts = list(languages), list(excluded_words), list(contacts)
    brand.save()
    chain.append(access, EventKind.BRAND_CHANGED, subject=brand.pk, content=brand.name)
    republish(access.person)
    return None


@transaction.atomic
def set_clock(access: Access, clock: BrandClock) -> Refused | None:
    """Plays with the time of a drill or demo brand; the next published plan carries it to the pipeline."""
    access.need("change brand")
    if access.kind is BrandKind.LIVE:
        return Refused(reason=say("A live brand goes by the wall clock."))
    brand = scope.brand(access)
    brand.clock_start, brand.clock_speed, brand.clock_since = clock.start, clock.speed, clock.since
    brand.save(update_fields=["clock_start", "clock_speed", "clock_since"])
    chain.append(access, EventKind.BRAND_CHANGED, subject=brand.pk, content=brand.name)
    return None


@transaction.atomic
def add_member(access: Access, user: UUID, right: Right) -> Refused | None:
    """Somebody who has an account here joins the brand, or gets another right in it."""
    access.need("add member")
    if user == access.user and not right.includes(Right.MANAGE):
        return Refused(
            reason=say("You would lose the right to manage this brand. Ask another manager to change yours.")
        )
    Membership.objects.update_or_create(
        brand_id=access.brand, user_id=user, defaults={"right": right, "created_at": access.wall}
    )
    chain.append(access, EventKind.MEMBER_ADDED, subject=user, right=right)
    return None


@transaction.atomic
def join_brand(person: Person, slug: str, user: UUID, right: Right) -> None:
    """An admin of the installation names a member of any brand; the event says so. Raises NotFound."""
    person.need("add member")
    brand = Brand.objects.filter(slug=slug).first()
    if brand is None:
        raise NotFound("There is no such brand.")
    _join(person, brand, user, right)


@transaction.atomic
def remove_member(access: Access, user: UUID) -> Refused | None:
    access.need("remove member")
    if user == access.user:
        return Refused(reason=say("You cannot remove yourself. Ask another manager."))
    if scope.of_brand(access, Membership).filter(user=user).delete()[0]:
        chain.append(access, EventKind.MEMBER_REMOVED, subject=user)
    return None


@transaction.atomic
def set_preferences(person: Person, *, name: str, time_zone: str, language: str, theme: str) -> None:
    """A person's own name, zone, language and theme."""
    User.objects.filter(pk__in=[person.user]).update(
        name=name.strip(), time_zone=time_zone, language=language, theme=theme
    )


def _brand_refused(name: str, kind: BrandKind, clock: BrandClock) -> Refused | None:
    if not name:
        return Refused(reason=say("Give the brand a name."))
    if kind is BrandKind.LIVE and clock.start is not None:
        return Refused(reason=say("A live brand goes by the wall clock. Make it a drill to play with time."))
    return None


def _create_user(person: Person, email: str, name: str) -> User:
    user = User.objects.create_user(email, name.strip(), created_at=person.wall)
    chain.append_here(person, EventKind.USER_CREATED, subject=user.pk, content=user.email)
    return user


def _link(person: Person, user: User, life: int) -> str:
    token = secrets.token_urlsafe(32)
    link = SignInLink.objects.create(
        user=user, token_hash=hashed(token), made_at=person.wall, expires_at=person.wall + life
    )
    chain.append_here(person, EventKind.SIGNIN_LINK_MADE, subject=link.pk, user=user.pk)
    return token


def _join(person: Person, brand: Brand, user: UUID, right: Right) -> None:
    Membership.objects.update_or_create(brand=brand, user_id=user, defaults={"right": right, "created_at": person.wall})
    access = Access(
        person=person,
        brand=brand.pk,
        slug=brand.slug,
        kind=BrandKind(brand.kind),
        clock=brand.clock(),
        right=Right.MANAGE,
    )
    chain.append(access, EventKind.MEMBER_ADDED, subject=user, right=right)


def _slug(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return plain[:50] or "brand"


def _code(name: str) -> str:
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", name.upper()))[:3]
    return initials or "B"


def _free(field: str, wanted: str) -> str:
    """`wanted`, or with the first free number behind it."""
    taken = set(Brand.objects.filter(**{f"{field}__startswith": wanted}).values_list(field, flat=True))
    if wanted not in taken:
        return wanted
    join = "-" if field == "slug" else ""
    return next(candidate for count in range(2, len(taken) + 3) if (candidate := f"{wanted}{join}{count}") not in taken)
