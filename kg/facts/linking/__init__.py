"""Whom a fact is of, weighed: what the rules said against all else that the text offers.

甲公司总投资5亿元的乙项目…，年产值3亿元 -> candidates 乙项目, 甲公司, the zone of the title; how probable each is
"""
