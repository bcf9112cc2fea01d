"""Columns whose value is sealed when it is stored, and cannot be read without saying who reads.

Assign ``Plain("…")``; reading the attribute gives a ``Sealed``, which holds no text. Only a ``Reading`` opens it,
and a reading is made for a person (``services/reading.py``). So forgetting the person is a type error, and at run
time shows nothing.
"""

import base64
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Protocol, TypeVar
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute

from verband.rooms.dossiers.vault.sealing import Place, seal

if TYPE_CHECKING:
    from verband.rooms.dossiers.models.dossiers import Dossier

T = TypeVar("T")
SEALED = "[verzegeld]"


class InDossier(Protocol):
    """A row that stands in a dossier."""

    public_id: UUID
    _meta: ClassVar[Any]

    @property
    def sealing_dossier(self) -> "Dossier":
        """The dossier whose key seals this row."""


class Plain(Generic[T]):
    """A value on its way to be sealed; it never shows itself."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __repr__(self) -> str:
        """Show nothing: values end up in logs and error pages."""
        return "Plain(…)"


class Ciphertext(bytes):
    """Sealed bytes as the database holds them."""

    __slots__ = ()


ERASED = Ciphertext(b"")
"""What stands where a text was destroyed."""


class Sealed(Generic[T]):
    """A value that is closed: it knows where it stands and not what it says."""

    __slots__ = ("content", "decode", "place", "record")

    def __init__(self, record: InDossier, field: "SealedField[T]", content: bytes) -> None:
        self.record = record
        self.content = content
        self.decode: Callable[[bytes], T] = field.decoded
        self.place = field.place_in(record)

    def __str__(self) -> str:
        return SEALED

    def __repr__(self) -> str:
        return SEALED


class SealedAttribute(DeferredAttribute):
    """Takes plain values in and gives closed ones out."""

    field: "SealedField[Any]"

    def __get__(self, instance: Any, cls: Any = None) -> Any:  # noqa: ANN401 - as Django's own attribute
        """Return the closed value."""
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        content = value if isinstance(value, Ciphertext) else ERASED
        return Sealed(instance, self.field, content)

    def __set__(self, instance: Any, value: object) -> None:  # noqa: ANN401 - a model of any room
        """Take a plain value, or the sealed bytes of this very place."""
        if isinstance(value, Sealed) and value.place == self.field.place_in(instance):
            value = Ciphertext(value.content)
        if not isinstance(value, Plain | Ciphertext):
            message = f"{self.field.name}: geef Plain(…); een losse waarde wordt niet verzegeld."
            raise TypeError(message)
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    _Column = models.Field[Plain[T], Sealed[T]]
else:

    class _Column(models.Field, Generic[T]):
        class Meta:
            abstract = True


class SealedField(_Column[T]):
    """A column of sealed bytes; it cannot be searched, ordered or compared."""

    descriptor_class = SealedAttribute
    empty_values = [b""]

    def __init__(self, verbose_name: str | None = None, **options: Any) -> None:
        super().__init__(verbose_name, **{"editable": False} | options)

    def encoded(self, value: T) -> bytes:
        """Return the value as bytes."""
        raise NotImplementedError

    def decoded(self, content: bytes) -> T:
        """Return the value again."""
        raise NotImplementedError

    def place_in(self, record: InDossier) -> Place:
        """Return the place that a value of this column is bound to; a table or column keeps its name for it."""
        dossier = record.sealing_dossier
        return Place(dossier.public_id, record._meta.label_lower, str(self.attname), record.public_id)

    def get_internal_type(self) -> str:
        """Store it as Django stores bytes."""
        return "BinaryField"

    def get_default(self) -> Ciphertext:
        """Return that there is nothing."""
        return ERASED

    def pre_save(self, model_instance: Any, add: bool) -> Ciphertext:  # noqa: ANN401, ARG002 - Django's signature
        """Seal a plain value; what is sealed stays as it is."""
        value = model_instance.__dict__.get(self.attname, ERASED)
        if isinstance(value, Plain):
            place = self.place_in(model_instance)
            key = model_instance.sealing_dossier.data_key()
            value = Ciphertext(seal(key, self.encoded(value.value), place))
            model_instance.__dict__[self.attname] = value
        return Ciphertext(value)

    def get_prep_value(self, value: object) -> bytes:
        """Let only sealed bytes through to the database."""
        if isinstance(value, Sealed):
            return bytes(value.content)
        if isinstance(value, Ciphertext):
            return value
        message = f"{self.name}: alleen een record zelf kan een waarde verzegelen."
        raise TypeError(message)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: ANN401 - Django's signature
        """Hand the bytes over as this database wants them."""
        content = value if prepared else self.get_prep_value(value)
        driver: Any = connection
        return driver.Database.Binary(content)

    def from_db_value(self, value: Any, *_: object) -> Ciphertext:  # noqa: ANN401 - bytes or a view of them
        """Return what the database holds, still sealed."""
        return Ciphertext(bytes(value))

    def get_lookup(self, lookup_name: str) -> None:
        """Refuse every comparison: there is nothing to compare."""

    def value_to_string(self, obj: models.Model) -> str:
        """Write the sealed bytes for a dump."""
        return base64.b64encode(getattr(obj, str(self.attname)).content).decode("ascii")

    def to_python(self, value: object) -> Ciphertext:
        """Read the sealed bytes of a dump."""
        return Ciphertext(base64.b64decode(value)) if isinstance(value, str) else Ciphertext(_bytes(value))


class SealedText(SealedField[str]):
    """A text that is sealed."""

    def encoded(self, value: str) -> bytes:
        """Return the text as UTF-8."""
        return value.encode()

    def decoded(self, content: bytes) -> str:
        """Return the text."""
        return content.decode()


class SealedJson(SealedField[Any]):
    """A value of JSON that is sealed."""

    def encoded(self, value: object) -> bytes:
        """Return the value as JSON."""
        return json.dumps(value, ensure_ascii=False).encode()

    def decoded(self, content: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return the value."""
        return json.loads(content)


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else _refuse()


def _refuse() -> NoReturn:
    message = "Een verzegelde waarde bestaat uit bytes."
    raise TypeError(message)
