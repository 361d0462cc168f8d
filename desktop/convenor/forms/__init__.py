"""Forms over records that several screens show: their fields, how they are saved, the seat."""
