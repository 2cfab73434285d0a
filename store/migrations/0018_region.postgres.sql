-- What else a feed is read with each time.
ALTER TABLE sources ADD COLUMN country TEXT COLLATE "C";
ALTER TABLE sources ADD COLUMN region TEXT COLLATE "C";
ALTER TABLE sources ADD COLUMN mapping TEXT COLLATE "C"; -- lines "header = field"
