"""Read what the meeting was: title, body, days, place, adjustment, coming meetings."""
