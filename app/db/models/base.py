"""What every table is made with: the types of ids and instants, and the columns of a synced record."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Boolean, Dialect, SmallInteger, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, UserDefinedType

from app.core.clock import from_ms, to_ms
from app.core.ids import RowId, new_id
from app.domain.fields import RecordSpec


class Id(UserDefinedType[bytes]):
    """A 16-byte row id, handed to the driver as it is."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The column's type in SQLite; a PostgreSQL hub compiles it to BYTEA."""
        return "BLOB"


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime kept as integer milliseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Refuses a naive datetime with ValueError."""
        return None if value is None else to_ms(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Back to an aware UTC datetime."""
        return None if value is None else from_ms(value)


class Base(DeclarativeBase):
    """All tables; `Base.metadata` is what the migrations are compared with."""


STATE_CLASH = 1
STATE_WAITING = 2
STATE_ERASED = 4


class Synced(Base):
    """A record that travels: its rows are made by the log, and every change of them is an operation.

    `create_op` is the local number of the operation that made the row; `state` holds STATE_* bits.
    """

    __abstract__ = True
    spec: ClassVar[RecordSpec]
    __table__: ClassVar[Table]

    id: Mapped[RowId] = mapped_column(Id, primary_key=True)
    voided: Mapped[bool] = mapped_column(Boolean, default=False)
    void_reason: Mapped[str | None] = mapped_column(Text)
    create_op: Mapped[int] = mapped_column("_create", BigInteger)
    state: Mapped[int] = mapped_column("_state", SmallInteger, default=0)

    def __init__(self, **values: Any) -> None:
        for name, default in self.spec.defaults.items():
            setattr(self, name, default)
        self.id = new_id()
        self.state = 0
        for name, value in values.items():
            if name != "id" and name not in self.spec.by_name:
                raise TypeError(f"{self.spec.table} has no field {name}")
            setattr(self, name, value)
