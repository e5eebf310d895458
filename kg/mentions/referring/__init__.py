"""What refers to something named elsewhere: 该项目, 我市, 以下简称; whom the document is about."""
