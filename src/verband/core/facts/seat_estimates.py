"""An estimate of board seats where nobody filled in the real ones, from the pack ``seat-estimates``."""

from verband.core.packs import load_pack


def estimated_seats(form: str, participants: int) -> float | None:
    """Estimate how many board seats one participant has in a partnership of this form.

    Parameters
    ----------
    form
        Code of the form: OL, BVO, GO, …
    participants
        Number of participants, whole partnership.

    Returns
    -------
    float or None
        Seats per participant, an estimate of our own to be shown as "schatting"; None when the form is
        not in the pack or nobody takes part.
    """
    row = load_pack("seat-estimates").values.get(form)
    if row is None or participants < 1:
        return None
    shared: float = min(row["executive_board"], participants) / participants
    return float(row["board"] + shared)
