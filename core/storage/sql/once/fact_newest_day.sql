SELECT max(day) FROM fact
