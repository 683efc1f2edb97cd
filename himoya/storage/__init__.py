"""The encrypted database: its engine, the key while this process may read, safe small files, copies."""
