yuanzhi build
