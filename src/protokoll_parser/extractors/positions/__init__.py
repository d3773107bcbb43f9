"""Read what was proposed, reserved against, stated for the record, and who was recused."""
