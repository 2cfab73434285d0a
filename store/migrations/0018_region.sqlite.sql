-- What else a feed is read with each time.
ALTER TABLE sources ADD COLUMN country TEXT;
ALTER TABLE sources ADD COLUMN region TEXT;
ALTER TABLE sources ADD COLUMN mapping TEXT; -- lines "header = field"
