"""Actions by area, with arguments that a test draws."""
