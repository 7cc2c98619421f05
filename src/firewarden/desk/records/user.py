"""People of the team, their rights in the installation, and the single-use links that let them in."""

from typing import ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from firewarden.desk.records.ids import new_id
from firewarden.desk.records.record import InstantField, Record


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str = "", password: str | None = None, **rest: object) -> "User":
        """Without a password the person comes in by a sign-in link and sets one."""
        user = self.model(email=self.clean_email(email), name=name, **rest)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @staticmethod
    def clean_email(email: str) -> str:
        return email.strip().lower()

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=self.clean_email(email or ""))


class User(AbstractBaseUser):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=16, default="en")
    theme = models.CharField(max_length=8, default="system")
    care = models.JSONField(default=dict)
    is_active = models.BooleanField(default=True)
    created_at = InstantField(default=0)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "user"

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        """Whether the read-only admin opens."""
        return InstallationRight.objects.filter(user=self).exists()

    def has_perm(self, perm: str, _obj: object = None) -> bool:
        """In the admin one may look and nothing else; all other rights are in `desk.access`."""
        return perm.rpartition(".")[2].startswith("view_") and self.is_staff

    def has_module_perms(self, _app_label: str) -> bool:
        return self.is_staff


class InstallationRight(Record):
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="installation_right")
    right = models.CharField(max_length=8)


class SignInLink(Record):
    """Only the hash of the token is kept. Times are the wall's."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = InstantField()
    expires_at = InstantField()
    used_at = InstantField(null=True)


def right_of(user: UUID) -> str | None:
    """The installation right of this user, if any."""
    return InstallationRight.objects.filter(user=user).values_list("right", flat=True).first()
