"""Law to documents: one view model, and Jinja templates for each form."""
