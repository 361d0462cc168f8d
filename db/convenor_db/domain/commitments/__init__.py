"""What would hold if everybody did as they said: the engine of conditional commitments."""
