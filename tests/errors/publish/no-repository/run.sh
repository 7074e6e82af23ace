yuanzhi publish
