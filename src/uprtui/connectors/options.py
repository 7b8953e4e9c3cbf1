"""Check the options that the user gave against those that a connector declares."""

from __future__ import annotations

from collections.abc import Mapping

from uprtui.api import Connector, ConnectorError


def checked_options(connector: Connector, given: Mapping[str, str]) -> dict[str, str]:
    """Fill in defaults.

    In: a connector and the user's choices by name. Out: a value for every declared option.

    Raises:
        ConnectorError: an unknown option, or a value that is none of the choices; the remedy
            lists what there is.
    """
    declared = {option.name: option for option in connector.options}
    unknown = [name for name in given if name not in declared]
    if unknown:
        known = ", ".join(declared) or "none"
        raise ConnectorError(
            f"The connector '{connector.id}' has no option '{unknown[0]}'.",
            f"Its options: {known}.",
        )
    for name, value in given.items():
        choices = declared[name].choices
        if choices and value not in choices:
            raise ConnectorError(
                f"'{value}' is no choice for the option '{name}' of '{connector.id}'.",
                f"Choices: {', '.join(choices)}.",
            )
    return {name: given.get(name, option.default) for name, option in declared.items()}
