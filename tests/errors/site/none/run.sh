mv site.toml old.toml
yuanzhi check
