<#-- One line per library: group:artifact:version; licences; where it comes from. The order is that of the names. -->
Libraries inside this jar: coordinates | licence | home
Their licence and notice files are beside this list, in a folder per library.

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
${project.groupId}:${project.artifactId}:${project.version} | ${entry.getValue()?join(" or ")} | ${project.url!"https://central.sonatype.com/artifact/${project.groupId}/${project.artifactId}"}
</#list>
