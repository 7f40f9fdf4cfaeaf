"""What was not expected at a door: logged once, told as an id. Faults inside a schema: schema/faults.py."""

import logging
from secrets import token_hex

logger = logging.getLogger(__name__)


def log_fault(fault: BaseException, *, where: str) -> str:
    """Log the fault; all that a client is told of it, with the id under which the log has the rest."""
    fault_id = token_hex(8)
    logger.error("Fault %s at %s", fault_id, where, exc_info=fault)
    return f"Something went wrong here. It was noted as {fault_id}."
