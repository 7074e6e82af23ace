yuanzhi init .
