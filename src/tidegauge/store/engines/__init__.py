"""The engines behind one port: embedded (chDB) and server (ClickHouse over HTTP)."""
