<#-- One line per library, by name: group:artifact:version | licences | home. Our own modules are no third party. -->
Libraries inside this jar: coordinates | licence | home
Their licence and notice files are beside this list, in a folder per library.

<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
<#if library.groupId != "org.niffler">
${library.groupId}:${library.artifactId}:${library.version} | ${entry.getValue()?join(" or ")} | ${library.url!"https://central.sonatype.com/artifact/${library.groupId}/${library.artifactId}"}
</#if>
</#list>
