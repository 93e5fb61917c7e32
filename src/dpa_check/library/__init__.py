"""The clause library: its form, its loading and its lint."""
