"""Views: parse, authorise, call, respond."""
