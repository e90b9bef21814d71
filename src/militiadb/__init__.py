"""militiadb."""
