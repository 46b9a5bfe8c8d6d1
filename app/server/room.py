"""All connections of one server: their clocks, and who has to go when there is no more place."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from app.server.limits import Limits
from app.server.refusals import FULL

if TYPE_CHECKING:
    from app.server.protocol import Protocol


class Room:
    """Who is here, which of them are being answered (they may stay), and who is on the way out."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.here: set[Protocol] = set()
        self.working: set[Protocol] = set()
        self.holding: set[Protocol] = set()
        """Who of them sent a body."""
        self.leaving: set[Protocol] = set()
        self.stopping = False
        self._next_look: asyncio.TimerHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether as many requests with a body wait for their answers as may."""
        return len(self.holding) >= self.limits.bodies

    def work(self, connection: Protocol, has_body: bool) -> None:
        """Its request is there and being answered."""
        self.working.add(connection)
        if has_body:
            self.holding.add(connection)
        else:
            self.holding.discard(connection)

    def rest(self, connection: Protocol) -> None:
        """It is the client that is waited for."""
        self.working.discard(connection)
        self.holding.discard(connection)

    def enter(self, newcomer: Protocol) -> None:
        """A place for a newcomer, if need be another's; a refusal where all are being answered."""
        full = len(self.here) >= self.limits.connections
        sleeper = self._sleeper() if full else None
        self.here.add(newcomer)
        # To say why takes a while; where very many are being told so already, there is none.
        crowded = len(self.leaving) >= max(8, self.limits.connections // 4)
        if sleeper is not None:
            sleeper.give_up_place(quietly=crowded)
        elif full and crowded:
            newcomer.give_up_place(quietly=True)
        elif full:
            newcomer.refuse(FULL)
        if self._next_look is None:
            self._look_later(newcomer.loop)

    def leave(self, connection: Protocol) -> None:
        """One is closed, or about to be."""
        self.here.discard(connection)
        self.leaving.discard(connection)
        self.rest(connection)

    def _sleeper(self) -> Protocol | None:
        """Who has kept the server waiting longest, of the address that does so most often.

        So a single address cannot take everybody's place, however fast it connects.
        """
        waiting = self.here - self.working
        if not waiting:
            return None
        crowd = Counter(each.address for each in waiting)
        most = max(crowd.values())
        crowding = (each for each in waiting if crowd[each.address] == most)
        return min(crowding, key=lambda each: each.since)

    def _look_later(self, loop: asyncio.AbstractEventLoop) -> None:
        due = loop.time() + self.limits.sweep_seconds
        self._next_look = loop.call_at(due, self._look, loop, due)

    def _look(self, loop: asyncio.AbstractEventLoop, due: float) -> None:
        """At every clock."""
        now = loop.time()
        late = now - due
        for connection in [*self.here, *self.leaving]:
            if late > self.limits.sweep_seconds:
                # The server itself was busy: what has come meanwhile lies there unread.
                connection.wait_longer(late)
            connection.look_at_the_clock(now)
        self._next_look = None
        if self.here or self.leaving:
            self._look_later(loop)
