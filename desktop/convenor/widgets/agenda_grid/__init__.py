"""The agenda grid: sessions drawn by day and room, and dragged; it knows no store."""
