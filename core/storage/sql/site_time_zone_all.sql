SELECT site_id, from_time, zone FROM site_time_zone ORDER BY site_id, from_time
