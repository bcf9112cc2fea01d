"""What every test can ask for: the real national register, where it lies on this machine."""

import os
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

hypothesis_settings.register_profile("deep", max_examples=1000, deadline=None)
hypothesis_settings.register_profile("usual", deadline=None)  # a busy machine is no finding
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session")
def national_register() -> Path:
    """Return the export of the national register, or skip loudly; under CI with ``../shared`` beside us, fail."""
    shared = Path(__file__).resolve().parent.parent / "shared" / "data" / "roo"
    folder = Path(os.environ.get("VERBAND_REGISTER", shared))
    files = (
        sorted(folder.glob("exportOO*.xml.gz")) if folder.is_dir() else [folder] if folder.is_file() else []
    )
    if files:
        return files[-1]
    message = "HET NATIONALE REGISTER IS NIET GETEST: zet VERBAND_REGISTER op de map met exportOO.xml(.gz)"
    if os.environ.get("CI") == "true" and shared.parent.parent.exists():
        pytest.fail(message)
    pytest.skip(message)
