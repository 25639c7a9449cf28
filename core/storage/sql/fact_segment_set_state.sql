UPDATE fact_segment SET state = @to WHERE id = @id AND state = @from
