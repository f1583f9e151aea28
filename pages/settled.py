"""Settings that no longer change. At each drawing of each page Streamlit goes through every option it has, six times over, for the colours
of the theme: an eighth of what it costs to open an activity at all tables at once."""

from functools import cache

from streamlit import config


def settle() -> None:
    """From now on a section of the settings is gone through once."""
    config.get_options_for_section = cache(config.get_options_for_section)
