yuanzhi fmt
