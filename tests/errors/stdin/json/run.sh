echo '石河子' | yuanzhi mentions
