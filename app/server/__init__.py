"""uvicorn, with what it lacks: patience that ends, and a room that sleepers cannot fill.

`parsing` makes requests of bytes and refuses what is none, `protocol` answers them in turn and
cuts who keeps it waiting, `room` has all connections, their clocks, and a place for a newcomer at
the cost of whoever has kept it waiting longest. `running` puts them under uvicorn. The application
inside knows nothing of it: a refusal here has the words, the form and the headers of its own.
"""

from app.server.limits import Limits
from app.server.listening import StartError

__all__ = ["Limits", "StartError"]
